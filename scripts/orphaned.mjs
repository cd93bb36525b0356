/**
 * Calls back when the process that started this one is gone, which a kill -9 tells nobody: the system then
 * hands this process to another parent.
 * @param {() => void} callback
 */
export function onOrphaned(callback) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
}
