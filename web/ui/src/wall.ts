import { Live } from './live';
import { refresher, serverNow } from './page';
import { clock, span } from './live';
import type { GeoJSONSource } from 'maplibre-gl';

/** Every thing that has a place: a grey point each, since normal has no colour. */
const THINGS = `${location.origin}/api/sensing/stations?format=geojson`;

const soon = refresher(3_000);
const live = new Live('/api/sensing/live');
live.onValues(soon);
live.onReturn(soon);
live.start();
window.setInterval(soon, 30_000);

/** An alarm does not wait for the next round. */
if (document.querySelector('[data-alarms]')) {
  new EventSource('/api/operations/live').addEventListener('values', refresher(700));
}

let shown = serverNow();
document.addEventListener('refreshed', () => (shown = serverNow()));

/** An amber band with both clocks over a dimmed picture when the picture is older than a minute. */
window.setInterval(() => {
  const age = serverNow() - shown;
  const stale = age > 60_000;
  document.body.classList.toggle('stalepicture', stale);
  const band = document.querySelector<HTMLElement>('[data-band]');
  if (!band) return;
  band.hidden = !stale;
  const [from, old, now] = band.querySelectorAll<HTMLElement>('[data-band-from], [data-band-age], [data-band-now]');
  if (from) from.textContent = clock(shown, false);
  if (old) old.textContent = span(age);
  if (now) now.textContent = clock(serverNow(), false);
}, 1000);

const host = document.querySelector<HTMLElement>('[data-map]');
if (host) {
  void import('./map').then(async ({ CityMap }) => {
    const city = await CityMap.open(host, { pan: false, places: true, padding: 60 });
    if (!city) return;
    const grey = getComputedStyle(document.documentElement).getPropertyValue('--line-control').trim();
    city.map.addSource('things', { type: 'geojson', data: THINGS });
    city.map.addLayer({
      id: 'things',
      type: 'circle',
      source: 'things',
      paint: { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 1, 14, 2.2, 16, 4], 'circle-color': grey, 'circle-opacity': 0.7 },
    });
    window.setInterval(() => (city.map.getSource('things') as GeoJSONSource | undefined)?.setData(THINGS), 60_000);
    document.addEventListener('refreshed', () => city.refresh());
  });
}
