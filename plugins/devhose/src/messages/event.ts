/** Said about one event. */
export const eventMessages = {
  event: {
    label: 'Event',
    loading: 'Loading the event',
    back: 'Back to the events',
    close: 'Close',
    understood: 'What was understood',
    envelope: 'Event as services get it',
    envelopeHelp: 'A CDEvent in its CloudEvents envelope.',
    sameSubject: 'All events of this subject',
    sameRepository: 'All events of this repository',
    missingTitle: 'This event is not in the log',
    missing:
      'It may have been interpreted anew since the link was made, or expired.',
  },
  chain: {
    title: 'What it is part of',
    label: 'From commit to production',
    alone: 'Nothing else in the log belongs to it.',
    failed: 'What it is part of could not be found out: {{reason}}',
    showMore_one: 'Show {{count}} more',
    showMore_other: 'Show {{count}} more',
  },
  handling: {
    title: 'Who handled it',
    handled: 'Handled',
    handledBy: 'Handled by {{instant}}',
    waiting: 'Not yet: what came before it is handled first',
    failing_one: 'Failed once, and is being tried again: {{error}}',
    failing_other:
      'Failed {{count}} times, and is being tried again: {{error}}',
    failingUntil_one: 'Failed once, is tried again {{retry}}: {{error}}',
    failingUntil_other:
      'Failed {{count}} times, is tried again {{retry}}: {{error}}',
    deadLetter_one:
      'Dead letter after {{count}} attempt, {{instant}}: {{error}}',
    deadLetter_other:
      'Dead letter after {{count}} attempts, {{instant}}: {{error}}',
    redriven_one:
      'Dead letter after {{count}} attempt ({{error}}); handling it again was asked for {{asked}}',
    redriven_other:
      'Dead letter after {{count}} attempts ({{error}}); handling it again was asked for {{asked}}',
    discarded_one: 'Discarded {{instant}} after {{count}} attempt: {{error}}',
    discarded_other:
      'Discarded {{instant}} after {{count}} attempts: {{error}}',
    cameBefore: 'Never: it subscribed later',
    nobody: 'Nobody who subscribes to events wants this one.',
    others_one: '{{count}} other consumer does not want it.',
    others_other: '{{count}} other consumers do not want it.',
    help: 'Services that keep their own position in the log, as Ledger does, are not listed.',
    toConsumers: 'All consumers',
    failed: 'Who handled it could not be found out: {{reason}}',
    denied: 'To see this takes the permission {{permission}}.',
  },
  delivery: {
    title: 'How it came in',
    received: 'Received',
    source: 'Source',
    place: 'Place in the log',
    placeValue: 'delivery {{sequence}}, event {{number}}',
    id: 'Delivery id',
    eventName: 'In the sender’s word',
    interpreter: 'Interpreter',
    interpreterVersion: 'version {{version}}',
    size: 'Size',
    bytes: '{{formatted}} bytes',
    quarantined: 'Quarantined because',
    proof: 'Known to be genuine by',
    proofScheme: {
      'hmac-sha256': 'its signature (HMAC-SHA256)',
      'hmac-sha1': 'its signature (HMAC-SHA1)',
      'hmac-sha512': 'its signature (HMAC-SHA512)',
      'rsa-sha1': 'its signature with the tool’s own key (RSA-SHA1)',
      token: 'the secret it carried',
      none: 'nothing: this source takes what anybody sends',
      imported: 'whoever brought the past in',
      fetched: 'where it was asked for',
    },
    proofSecret: '{{scheme}}, secret {{position}} ({{fingerprint}})',
    headers: 'Headers',
    headersHelp:
      'Signatures, credentials and cookies are removed before a delivery is stored.',
    body: 'Body',
    show: 'Show the delivery as it came in',
    audited:
      'It has what the tool sent, names included. That you looked is recorded.',
    denied:
      'Who may see it as the tool sent it needs the permission {{permission}}.',
    loading: 'Loading the delivery',
    download: 'Download',
    binary: 'The body is not text. Download it to look at it.',
    failed: 'The delivery could not be loaded: {{reason}}',
  },
} as const;
