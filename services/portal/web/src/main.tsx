import { createRoot } from 'react-dom/client';
import { keepShell } from './shell/register.ts';
import { Workbench } from './workbench.tsx';
import './workbench.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Workbench />);
keepShell();
