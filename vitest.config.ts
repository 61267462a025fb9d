import { defineConfig } from 'vitest/config';

/** Files that do not exist, so that no test ever reads the AWS configuration of its person. */
const noAwsFiles = {
  AWS_CONFIG_FILE: '.cache/no-aws-config',
  AWS_SHARED_CREDENTIALS_FILE: '.cache/no-aws-credentials',
};

interface Together {
  /** Whether its files may run at the same time. */
  readonly fileParallelism?: boolean;
  /** Modules that prepare what its files share, in each run that has any of them. */
  readonly globalSetup?: string[];
}

const floor = (name: string, include: string[], testTimeout: number, together: Together = {}) => ({
  test: {
    name,
    include,
    testTimeout,
    hookTimeout: testTimeout * 4,
    environment: 'node' as const,
    env: noAwsFiles,
    ...together,
  },
});

const oneByOne = { fileParallelism: false } as const;

/** The floors of the test house, many cases to few; `npm test` runs them all in this order. */
export default defineConfig({
  test: {
    // All cores: one of them would be left idle, and small machines have two.
    maxWorkers: '100%',
    projects: [
      floor(
        'unit',
        ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'test/policyGrammar/**/*.test.ts'],
        5_000,
      ),
      floor('contract', ['test/aws/**/*.test.ts', 'test/contract/**/*.test.ts'], 20_000),
      floor('soak', ['test/soak/**/*.test.ts'], 20_000, oneByOne),
      floor('package', ['test/package/**/*.test.ts'], 60_000),
      floor('webview', ['test/webview/**/*.test.ts'], 30_000, oneByOne),
      floor('editor', ['test/editor/**/*.test.ts'], 180_000, {
        ...oneByOne,
        globalSetup: ['test/editor/packOnce.ts'],
      }),
    ],
  },
});
