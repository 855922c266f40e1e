/** Its own file of the build: only a log that also signs with SM2 makes a browser load it. */
export { sm2Verifier } from '@sanzhi/ledger';
