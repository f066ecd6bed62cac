export * from './createInterpreter';
export * from './EventDraft';
export * from './Fields';
export * from './readPayload';
export * from './toCloudEvent';
export * from './UnreadableError';
export * from './withoutPeople';
