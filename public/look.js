// The chosen appearance, before the first paint; the page follows the device without it.
try {
  const look = localStorage.getItem('look');
  if (look === 'light' || look === 'dark') document.documentElement.dataset.theme = look;
} catch {
  // storage is switched off: as the device
}
