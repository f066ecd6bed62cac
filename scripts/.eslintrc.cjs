module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // These are command line tools.
    'no-console': 'off',
  },
});
