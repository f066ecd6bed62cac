/**
 * For command lines that ask a running portal.
 *
 * @packageDocumentation
 */
export { askPortal, type Portal } from './cli/askPortal';
export { readUrl, tokenOption, urlOption } from './cli/portalOptions';
export { runProgram } from './cli/runProgram';
