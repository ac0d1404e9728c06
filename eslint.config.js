import { readdirSync, readFileSync } from 'node:fs';
import appsync from '@aws-appsync/eslint-plugin';
import graphql from '@graphql-eslint/eslint-plugin';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

/** Rooms of the house, and which others each may enter (architecture.md: who may import whom). */
const rooms = {
  model: [],
  resolvers: ['model'],
  reading: [],
  functions: ['model', 'reading'],
  infra: ['model', 'resolvers'],
  local: ['reading'],
  client: [],
  dev: ['model', 'resolvers', 'infra', 'local', 'test'],
  bench: ['model', 'resolvers', 'functions', 'infra', 'reading', 'local', 'dev', 'test'],
  test: ['model', 'resolvers', 'functions', 'infra', 'reading', 'local', 'dev', 'bench'],
};

/** Every folder of functions/ but those that serve all. */
const domains = readdirSync(new URL('functions', import.meta.url)).filter(
  (name) => !['ports', 'platform'].includes(name),
);

/** Forbids imports of other rooms, by `#room/…` as well as by climbing out of one's own. */
function boundary(room) {
  const forbidden = Object.keys(rooms).filter((other) => other !== room && !rooms[room].includes(other));
  const names = forbidden.join('|');
  return {
    files: [`${room}/**/*.{ts,tsx}`],
    // Tests may import what they test, and the generated documents of test/.
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^#(${names})/|^(\\.\\./)+(${names})/`,
              message: `${room}/ must not import this room (architecture.md).`,
            },
            ...(room === 'model' ? [{ regex: '^[^.]', message: 'model/ imports nothing outside itself.' }] : []),
            ...(room === 'resolvers'
              ? [
                  {
                    regex: '^(?!\\.|#model/|@aws-appsync/utils(/|$))',
                    message: 'resolvers/ import model/ and @aws-appsync/utils only.',
                  },
                ]
              : []),
          ],
        },
      ],
    },
  };
}

/** A domain's functions never import another domain's. */
function domainBoundary(domain) {
  const others = domains.filter((other) => other !== domain).join('|');
  return {
    files: [`functions/${domain}/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^#functions/(${others})/|^(\\.\\./)+(${others})/`,
              message: 'A domain never imports another domain’s functions.',
            },
            {
              regex: '^#(resolvers|infra|local|dev|test|client)/',
              message: 'functions/ import model/, reading/, ports and platform only.',
            },
          ],
        },
      ],
    },
  };
}

/** What APPSYNC_JS lacks and the plugin misses. */
const appsyncGaps = {
  'no-restricted-syntax': [
    'error',
    { selector: 'ThrowStatement', message: 'APPSYNC_JS has no throw: use util.error.' },
    { selector: 'NewExpression', message: 'APPSYNC_JS has no new.' },
    { selector: "CallExpression[callee.object.name='Date']", message: 'APPSYNC_JS has no Date: use util.time.' },
    {
      selector: "CallExpression[callee.object.name='Array'][callee.property.name='from']",
      message: 'APPSYNC_JS has no Array.from.',
    },
    {
      selector: 'CallExpression[callee.name=/^(eval|fetch|setTimeout|setInterval|Symbol|BigInt)$/]',
      message: 'APPSYNC_JS has no such global.',
    },
    { selector: 'TaggedTemplateExpression', message: 'APPSYNC_JS has no tagged templates.' },
  ],
};

const schemaSdl = [readFileSync('schema.graphql', 'utf8'), readFileSync('resolvers/directives.graphql', 'utf8')].join(
  '\n',
);

export default typescript.config(
  {
    ignores: [
      'node_modules/',
      'cdk.out/',
      '.cache/',
      '.marquee/',
      'coverage/',
      'build/client/',
      'build/functions/',
      'model/generated.ts',
      'resolvers/generated.ts',
      'client/src/graphql/',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [typescript.configs.strict, typescript.configs.stylistic],
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
      eqeqeq: ['error', 'always'],
    },
  },
  {
    // Tools demand default exports of their configuration; programs for people print.
    files: ['*.config.ts', 'client/*.config.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['bench/**', 'dev/**', 'local/main.ts', 'local/lambda/worker.ts', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  ...Object.keys(rooms).map(boundary),
  ...domains.map(domainBoundary),
  {
    files: ['resolvers/**/*.ts'],
    ignores: ['resolvers/wiring.ts', 'resolvers/generated.ts', 'resolvers/**/*.test.ts'],
    extends: [appsync.configs.recommended],
    languageOptions: { parserOptions: { project: 'tsconfig.json' } },
    rules: appsyncGaps,
  },
  {
    // As bundled: what esbuild makes of the sources is what AppSync refuses or takes.
    files: ['build/resolvers/**/*.js'],
    extends: [appsync.configs.base],
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    rules: appsyncGaps,
  },
  {
    files: ['client/**/*.tsx'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
    rules: {
      // What scrolls must take the focus, or the keyboard cannot scroll it.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['region'] }],
      'jsx-a11y/no-interactive-element-to-noninteractive-role': ['error', { canvas: ['img'] }],
    },
  },
  {
    files: ['schema.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: schemaSdl } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
        },
      ],
      '@graphql-eslint/no-unreachable-types': 'error',
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
        },
      ],
      '@graphql-eslint/require-deprecation-reason': 'error',
    },
  },
);
