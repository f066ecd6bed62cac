/**
 * Devhose: ingest, durable log, interpretation and delivery of engineering
 * events.
 *
 * @packageDocumentation
 */
export { devhosePlugin as default } from './plugin';
export { IngestLane } from './ingest/IngestLane';
