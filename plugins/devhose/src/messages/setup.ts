/** Said to who connects a tool. */
export const setupMessages = {
  setup: {
    title: 'Set up',
    loading: 'Loading how it is set up',
    failed: 'How it is set up could not be loaded: {{reason}}',
    inTool: 'In {{tool}}',
    documentation: 'Documentation of {{tool}}',
    url: 'The address',
    unknownName: 'Replace <name> by the name that you give the source.',
    secret: 'The secret',
    secretYou:
      'Any long random text. Make one for each source and keep it where the backend gets its environment from:',
    secretYouStandard: 'A random key in the form of Standard Webhooks:',
    secretTool:
      'The tool makes it. Keep it where the backend gets its environment from.',
    secretNobody:
      'There is none: the tool signs with a key of its own, which Devhose asks it for.',
    config: 'In app-config.yaml',
    configOn:
      'This source is on. A secret is replaced by adding the new one, changing the webhook, and taking the old one away; no restart is needed.',
    configWatched: 'This source is on.',
    configOff: 'This turns the source on, with the next start of the backend:',
    others: 'Connect another tool',
    othersHelp: 'These are not on yet.',
  },
  check: {
    title: 'Test delivery',
    help: 'Devhose makes a harmless delivery, proves it as the tool would, and posts it to the address from outside. It is kept in the log as a test; nobody reads or counts it.',
    send: 'Send test delivery',
    sending: 'Sending…',
    denied: 'Needs the permission {{permission}}.',
    failed: 'The test could not be made: {{reason}}',
    result: 'Sent {{instant}} to {{url}}',
    step: {
      made: 'Make and sign',
      reached: 'Reach Devhose',
      taken: 'Be taken in',
      stored: 'Be in the log',
      proven: 'Be known as genuine',
    },
    verdict: {
      passed: 'passed',
      failed: 'failed',
      impossible: 'not possible',
    },
    words: {
      made: 'A test delivery was made with the first of the secrets.',
      reached: 'The address leads to Devhose.',
      taken: 'It was taken in.',
      stored: 'It is in the log, byte for byte.',
      storedAs: 'It is delivery {{sequence}} of the log, byte for byte.',
      proven: 'It is kept with the proof that it was made with.',
      provenBy:
        'It is kept with the proof that it was made with, secret {{position}} ({{fingerprint}}).',
    },
    impossible: {
      made: 'Only the tool itself can sign. An unsigned delivery was sent, to be turned away.',
      reached: 'This cannot be tried.',
      taken:
        'It was turned away, as it should be. Let the tool send something to see the rest.',
      stored: 'This cannot be tried.',
      proven: 'This cannot be tried.',
    },
    failure: {
      made: 'No test delivery could be made.',
      reached:
        'Something else answered, or nobody. Look at what stands in front of the portal: it has to let tools through without signing in.',
      taken: 'Devhose did not take it in.',
      stored: 'What is in the log is not what was sent.',
      proven:
        'Another process took it for proven by something else: not all have the same configuration.',
    },
    detail: 'Found: {{detail}}',
  },
} as const;
