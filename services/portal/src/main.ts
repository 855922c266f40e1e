import 'reflect-metadata';
import cookie from '@fastify/cookie';
import { serve } from '@sanzhi/http';
import { AppModule } from './app.module.ts';
import { readConfig } from './config.ts';
import { openGateway } from './gateway/index.ts';
import { Sessions } from './session/index.ts';
import { openWorkbench } from './workbench.ts';

const config = readConfig();
const { EVIDENCE_URL, REVIEW_URL, DISCLOSURE_URL, PORTAL_URL: portalUrl } = config;
const upstreams = { evidence: EVIDENCE_URL, review: REVIEW_URL, disclosure: DISCLOSURE_URL };
const prepare: Parameters<typeof serve>[0]['prepare'] = async (app) => {
  await app.register(cookie as never);
  await openGateway(app, { portalUrl, upstreams, sessions: app.get(Sessions) });
  await openWorkbench(app, config.S3_PUBLIC_ENDPOINT);
};
await serve({ module: await AppModule.forRoot(config), host: config.HOST, port: config.PORT, prepare });
