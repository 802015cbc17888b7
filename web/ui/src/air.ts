import { charts } from './chart';
import { Live, measured, type Value } from './live';
import { whenNear } from './near';
import { playback } from './play';
import { refresher } from './page';

const main = document.querySelector<HTMLElement>('[data-live]');
charts();

function show(values: Value[]): void {
  for (const { s, v } of values) {
    for (const place of document.querySelectorAll<HTMLElement>(`[data-newest="${s}"]`)) {
      place.classList.remove('was');
      (place.querySelector('b') ?? place).textContent = measured(v);
    }
  }
}

if (main?.dataset['liveOn'] === 'true') {
  const soon = refresher(10_000);
  const live = new Live(`/api/sensing/live?kind=${main.dataset['live'] ?? ''}`);
  live.onValues((values) => {
    show(values);
    soon();
  });
  live.onReturn(soon);
  live.start();
  window.setInterval(soon, 60_000);
}

const host = document.querySelector<HTMLElement>('[data-map]');
if (host) {
  whenNear(host, () => {
    void import('./map').then(async ({ CityMap }) => {
      const city = await CityMap.open(host, { pan: true, places: true, padding: 48 });
      city?.route();
      document.addEventListener('refreshed', () => {
        city?.refresh();
        city?.route();
      });
      if (city) playback(host);
    });
  });
}
