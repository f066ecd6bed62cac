module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      files: ['e2e-tests/**'],
      rules: {
        // Playwright hands fixtures on by a function called `use`.
        'react-hooks/rules-of-hooks': 'off',
        // What was measured belongs into the report of the run.
        'no-console': 'off',
        '@typescript-eslint/no-use-before-define': [
          'error',
          { functions: false, variables: false, classes: false },
        ],
      },
    },
  ],
});
