/**
 * Event vocabulary, API types and permissions of Devhose.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './archives';
export * from './cdevents';
export * from './consumerStatus';
export * from './consumers';
export * from './customEventType';
export * from './deliveryReads';
export * from './erasures';
export * from './failures';
export * from './identities';
export * from './permissions';
export * from './reinterpretation';
export * from './repositoryOf';
export * from './sourceSetup';
export * from './sourceSweep';
export * from './sources';
export * from './toolData';
export * from './vocabulary';
export * from './webhooks';
