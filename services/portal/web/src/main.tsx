import { createRoot } from 'react-dom/client';
import { Workbench } from './workbench.tsx';
import './workbench.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Workbench />);
