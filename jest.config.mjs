/** `npm test` chooses the tier by name: *.spec.ts needs nothing, *.int.spec.ts needs the real parts. */
const swc = {
  swcrc: false,
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true, tsx: false },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
};
const tsx = {
  ...swc,
  jsc: {
    ...swc.jsc,
    parser: { ...swc.jsc.parser, tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
};

export default {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc], '^.+\\.tsx$': ['@swc/jest', tsx] },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['sanzhi-source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.sanzhi/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  // Nothing is judged by its time: this only ends what hangs.
  testTimeout: 300_000,
};
