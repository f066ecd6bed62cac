module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Runs from the checkout and is never bundled.
    'no-restricted-syntax': 'off',
    // Measures two backends side by side, which is no dependency between plugins.
    '@backstage/no-mixed-plugin-imports': 'off',
  },
});
