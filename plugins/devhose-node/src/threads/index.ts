export * from './Thread';
