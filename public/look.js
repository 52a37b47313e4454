// The chosen appearance: before the first paint, and whenever another is chosen at the foot of the page. The page follows
// the device where nothing was chosen.
const root = document.documentElement;

function follow(look) {
  if (look === 'light' || look === 'dark') root.dataset.theme = look;
  else delete root.dataset.theme;
}

try {
  follow(localStorage.getItem('look'));
} catch {
  // storage is switched off: as the device
}
document.addEventListener('DOMContentLoaded', () => {
  const served = document.getElementById('look');
  if (served) served.value = root.dataset.theme ?? '';
});
document.addEventListener('change', ({ target }) => {
  if (target.id !== 'look') return;
  follow(target.value);
  try {
    if (target.value) localStorage.setItem('look', target.value);
    else localStorage.removeItem('look');
  } catch {
    // it holds for this page
  }
});
