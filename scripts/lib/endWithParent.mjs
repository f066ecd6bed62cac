// Preloaded into the processes that a command starts: when the command dies,
// even by `kill -9`, its end of the channel breaks and they stop in their own way.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Listening must not keep a process alive that is done.
  process.channel.unref();
}
