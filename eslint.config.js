import tseslint from 'typescript-eslint';

/** Which way imports go (docs/decisions/0001): each rule's message says what to do instead. */
const restrict = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

const FEATURES = [
  'accounts',
  'ai',
  'audit',
  'domains',
  'idempotency',
  'industries',
  'invitations',
  'mail',
  'onboarding',
  'organizations',
  'privacy',
];

const noGraphQLInServices = {
  regex: '(builder|context|\\.schema|\\.types)\\.ts$',
  message:
    'A service knows nothing of GraphQL: take what you need as parameters, and let the schema file call you.',
};
const noDoorBypass = {
  regex: '^(pg|@prisma/adapter-pg)$',
  message: 'Go through the data door (src/data/door.ts): asViewer, asSystem or asAuth.',
};
const noFlows = {
  regex: '/flows/(?!flow\\.ts$)',
  allowTypeImports: false,
  message:
    'Onboarding knows flows by their contract only (flows/flow.ts): server.ts hands it the registry.',
};

const oneWay = {
  regex: '(^|/)(server|main|start|schema)\\.ts$',
  message: 'Imports go one way: main → start → server → schema → service → data.',
};
const betweenFeatures = {
  regex: `^(\\.\\./)+(${FEATURES.join('|')})/(?!.*\\.(service|schema)\\.ts$)`,
  message:
    'A feature reaches another only through its *.service (or, for GraphQL types, its *.schema).',
};

export default tseslint.config(
  {
    ignores: ['**/generated/**', '**/*.generated.ts', 'node_modules', 'dist', '.data', 'coverage'],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // Services are plain objects whose functions do not use `this`: taking one out of its object is safe.
      '@typescript-eslint/unbound-method': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/config.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Only src/config.ts reads the environment: take what you need from its Config.',
        },
      ],
    },
  },
  restrict(
    ['src/**/*.service.ts', 'src/**/*.loader.ts'],
    [noGraphQLInServices, noDoorBypass, betweenFeatures],
  ),
  restrict(
    ['src/onboarding/*.ts'],
    [noFlows, noDoorBypass, betweenFeatures],
    ['src/onboarding/*.schema.ts', 'src/onboarding/*.service.ts'],
  ),
  restrict(
    ['src/onboarding/*.service.ts'],
    [noFlows, noDoorBypass, noGraphQLInServices, betweenFeatures],
  ),
  restrict(
    ['src/data/**/*.ts'],
    [
      {
        regex: '^\\.\\./(?!generated/|config\\.ts|errors\\.ts)',
        message:
          'The data layer is the bottom: it imports configuration, errors and generated code only.',
      },
    ],
  ),
  restrict(
    ['src/errors.ts', 'src/messages/**/*.ts', 'src/global-id.ts'],
    [
      {
        regex: '^(graphql|@pothos|\\.\\./generated|\\./generated)',
        message: 'This file is pure: it knows nothing of GraphQL or the database.',
      },
    ],
  ),
  restrict(
    [
      `src/{${FEATURES.filter((name) => name !== 'onboarding').join(',')}}/**/!(*.service|*.schema).ts`,
    ],
    [noDoorBypass, betweenFeatures],
  ),
  restrict([`src/{${FEATURES.join(',')}}/**/*.schema.ts`], [noDoorBypass, betweenFeatures, oneWay]),
  restrict(
    ['src/steps/*.ts', 'src/flows/**/*.ts'],
    [noDoorBypass, oneWay],
    ['src/**/*.service.ts'],
  ),
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['tests/**/*.ts', 'scripts/**/*.ts', 'src/demo/**/*.ts'],
    rules: { 'no-console': 'off', '@typescript-eslint/require-await': 'off' },
  },
);
