import { Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { endSession, useMay, useSession } from '../api/session.tsx';
import { CaptureIndicator } from '../capture/capture-indicator.tsx';
import { setLanguage, useLanguage, useText } from '../language.ts';
import { named, roleNames } from '../names.ts';
import { UploadIndicator } from '../recording/upload-indicator.tsx';
import { LockBanner } from '../storage/lock-banner.tsx';
import { doors } from './doors.ts';

const Doors = ({ onGo }: { onGo?: () => void }) => {
  const t = useText();
  const may = useMay();
  return (
    <nav aria-label={t('主导航', 'Main')} className="doors">
      {doors
        .filter(({ route }) => !route || may(route))
        .map(({ to, name, words }) => (
          <NavLink key={to} to={to} end={to === '/'} onClick={onGo} data-testid={`nav-${name}`}>
            {t(words)}
          </NavLink>
        ))}
    </nav>
  );
};

const Self = () => {
  const t = useText();
  const language = useLanguage();
  const { name, roles, certificate } = useSession();
  return (
    <div className="self">
      <span
        data-testid="session-name"
        title={certificate && t(`执法证号 ${certificate}`, `Certificate ${certificate}`)}
      >
        {name}
        <small>
          {' '}
          {roles
            .filter((role) => role in roleNames)
            .map((role) => t(named(roleNames, role)))
            .join(t('、', ', '))}
        </small>
      </span>
      <Button
        size="small"
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        data-testid="language-switch"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
      >
        {language === 'zh' ? 'English' : '中文'}
      </Button>
      <form method="post" action="/session/logout" onSubmit={endSession}>
        <Button size="small" htmlType="submit" data-testid="session-logout">
          {t('退出', 'Sign out')}
        </Button>
      </form>
    </div>
  );
};

export const Frame = ({ children }: { children: ReactNode }) => {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <a href="#main" className="skip">
        {t('跳到正文', 'Skip to content')}
      </a>
      <header className="top">
        <Button
          className="menu"
          onClick={() => setOpen(true)}
          data-testid="nav-menu"
          aria-label={t('菜单', 'Menu')}
        >
          ☰
        </Button>
        <Link to="/" className="brand">
          {t('三制工作台', 'Sanzhi')}
        </Link>
        <Doors />
        <CaptureIndicator />
        <UploadIndicator />
        <Self />
      </header>
      <Drawer
        destroyOnHidden
        open={open}
        onClose={() => setOpen(false)}
        placement="left"
        size={260}
        title={t('三制工作台', 'Sanzhi')}
      >
        <Doors onGo={() => setOpen(false)} />
        <Self />
      </Drawer>
      <LockBanner />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
};
