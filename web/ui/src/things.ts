import { Live, measured } from './live';
import { refresher } from './page';

const soon = refresher(20_000);
const live = new Live('/api/sensing/live');
live.onValues((values) => {
  for (const { s, v } of values) {
    const place = document.querySelector<HTMLElement>(`[data-newest="${s}"]`);
    if (place) place.textContent = measured(v);
  }
});
live.onReturn(soon);
live.start();
