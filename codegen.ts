import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types the operations of the demo, which the tests use too: `npm run schema`. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'src/demo/operations.graphql',
  generates: {
    'src/demo/operations.generated.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        useTypeImports: true,
        skipTypename: true,
        immutableTypes: true,
        strictScalars: true,
        scalars: {
          CountryCode: 'string',
          DateTime: 'string',
          EmailAddress: 'string',
          ID: 'string',
          JSON: 'unknown',
          URL: 'string',
        },
      },
    },
  },
};

export default config;
