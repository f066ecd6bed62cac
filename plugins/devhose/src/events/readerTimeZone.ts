/** Where the reader's days begin: events are looked for by when one saw them happen. */
export const readerTimeZone = new Intl.DateTimeFormat().resolvedOptions()
  .timeZone;
