export { DisclosureApi } from './disclosure-api.ts';
export { PublicSiteController } from './public-site.controller.ts';
