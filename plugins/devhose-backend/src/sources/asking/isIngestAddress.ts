/** Whether what is sent there comes to a portal's source; other webhooks are none of ours. */
export function isIngestAddress(address: string, source: string): boolean {
  return address.endsWith(`/api/devhose/ingest/${source}`);
}
