/** The arrows of docs/architecture.md. Each rule has a probe in tools/src/arrow-probes.ts that sees it fire. */
const feature = '^services/(evidence|review|disclosure|portal)/src/([^/]+)';
const tests = '(\\.(spec|contract)\\.ts$|^services/[^/]+/test/)';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Move what both need into a third file.',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'Domain knows domain, the kernel and the statute; hand in what it needs (ADR 0005). `redaction` is domain only, so its door is pure.',
      from: { path: `${feature}/domain/`, pathNot: tests },
      to: {
        pathNot: [
          `${feature}/domain/`,
          '/src/redaction/index\\.ts$',
          '^libs/(kernel|statute)/',
          '^libs/contracts/',
        ],
      },
    },
    {
      name: 'domain-takes-only-types-from-contracts',
      severity: 'error',
      comment: 'Use `import type`: the shape on the wire is checked at the edge (ADR 0005).',
      from: { path: `${feature}/(domain|application)/`, pathNot: tests },
      to: { path: '^libs/contracts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'application-knows-no-adapter',
      severity: 'error',
      comment: 'Write a port in ports.ts and implement it in adapters (ADR 0005).',
      from: { path: `${feature}/application/`, pathNot: tests },
      to: { path: [`${feature}/adapters/`, '^libs/platform/', 'node_modules/(@nestjs|mongoose|minio|amqp)'] },
    },
    {
      name: 'feature-only-through-its-door',
      severity: 'error',
      comment: "Import another feature's index.ts (ADR 0005).",
      from: { path: `${feature}/`, pathNot: tests },
      to: { path: `${feature}/(domain|application|adapters)/`, pathNot: '^services/$1/src/$2/' },
    },
    {
      name: 'services-never-import-services',
      severity: 'error',
      comment: 'Say it in an event and keep a read model (design: services never call each other).',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/([^/]+)/', pathNot: '^services/$1/' },
    },
    {
      name: 'libs-never-import-services',
      severity: 'error',
      comment: 'Turn the arrow round.',
      from: { path: '^libs/' },
      to: { path: '^services/' },
    },
    {
      name: 'kernel-and-statute-know-no-platform',
      severity: 'error',
      comment: 'The law and the kernel are pure.',
      from: { path: '^libs/(kernel|statute|contracts)/', pathNot: tests },
      to: { path: ['^libs/(platform|testing)/', 'node_modules/(@nestjs|mongoose|minio|amqp|fastify)'] },
    },
    {
      name: 'ledger-knows-only-the-kernel',
      severity: 'error',
      comment:
        'libs/ledger runs in a browser and with no service near: the kernel through @sanzhi/kernel/pure, no other part of the house, no node: module (ADR 0011).',
      from: { path: '^libs/ledger/src/', pathNot: tests },
      to: {
        path: [
          '^libs/(?!ledger/|kernel/)',
          '^libs/kernel/src/index\\.ts$',
          '^(services|tools|deploy)/',
          '^(node:)?(fs|crypto|path|stream)',
        ],
      },
    },
    {
      name: 'platform-knows-no-law',
      severity: 'error',
      comment: 'A technology has no business word.',
      from: { path: '^libs/platform/', pathNot: tests },
      to: { path: '^libs/statute/' },
    },
    {
      name: 'no-testing-in-production',
      severity: 'error',
      comment: 'Test helpers stay in tests.',
      from: { path: '^(libs/(?!testing)|services)', pathNot: tests },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'web-knows-no-server',
      severity: 'error',
      comment: 'The workbench talks to the API only.',
      from: { path: '^services/portal/web/' },
      to: { path: ['^services/portal/src/', '^libs/platform/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(libs|services|tools|tests|bench)/.*/dist/|^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['sanzhi-source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
