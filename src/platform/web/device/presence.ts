/** Calls back when the page is seen again or the network is back: whatever was believed of a connection may be old. Gives back how to stop. */
export function onReturn(listener: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') listener();
  };
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('online', seen);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('online', seen);
  };
}
