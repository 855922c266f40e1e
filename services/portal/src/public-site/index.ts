export { DisclosureApi } from './disclosure-api.ts';
export { LedgerApi } from './ledger-api.ts';
export { LedgerSiteController } from './ledger-site.controller.ts';
export { ShareApi } from './share-api.ts';
export { ShareSiteController } from './share-site.controller.ts';
export { PublicSiteController } from './public-site.controller.ts';
