/** Says which installation put an event on the bus. */
export const originHeader = 'devhose-origin';

/** The source of what comes from the bus. It is not sent back. */
export const bridgeSource = 'kafka';
