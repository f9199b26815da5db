// Loaded into every measured process: tells its CPU time when it ends, on a channel of its own.
process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  require('node:fs').writeSync(3, String((user + system) / 1000));
});
