/*
 * Required by the processes of a benchmark: each tells the memory it holds, in
 * bytes, whenever it is sent a message.
 */
process.on('message', () => process.send?.(process.memoryUsage().rss));
