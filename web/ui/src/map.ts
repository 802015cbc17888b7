import * as maplibregl from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';

maplibregl.setWorkerUrl(workerUrl);

/** Pixels between the middles of two numbers on the map. */
const ROOM = 30;

type Layer = maplibregl.LayerSpecification;

/** A colour of the theme. */
function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

function source(layer: string): maplibregl.GeoJSONSourceSpecification {
  return { type: 'geojson', data: `${location.origin}/api/map/${layer}.geojson`, maxzoom: 16, tolerance: 0.3 };
}

const LAYERS = ['land', 'wood', 'green', 'water', 'buildings', 'rail', 'roads', 'districts'];

function fill(id: string, colour: string, minzoom = 0): Layer {
  return { id, type: 'fill', source: id, minzoom, filter: ['match', ['geometry-type'], ['Polygon', 'MultiPolygon'], true, false], paint: { 'fill-color': token(colour) } };
}

function stroke(id: string, from: string, colour: string, width: [number, number, number], filter?: maplibregl.FilterSpecification, minzoom = 0): Layer {
  return {
    id,
    type: 'line',
    source: from,
    minzoom,
    ...(filter ? { filter } : {}),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': token(colour), 'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 11, width[0], 14, width[1], 17, width[2]] },
  } as Layer;
}

function road(kind: string): maplibregl.FilterSpecification {
  return ['==', ['get', 'class'], kind];
}

/** The quiet grey map of the design, from the city's own layers. */
function style(layers: string[]): maplibregl.StyleSpecification {
  const all: Layer[] = [
    { id: 'background', type: 'background', paint: { 'background-color': token(layers.includes('land') ? 'map-out' : 'map-land') } },
    fill('land', 'map-land'),
    fill('wood', 'map-wood'),
    fill('green', 'map-green', 12),
    fill('water', 'map-water'),
    stroke('streams', 'water', 'map-water', [0.8, 1.5, 5]),
    fill('buildings', 'map-bldg', 12.5),
    stroke('paths', 'roads', 'map-path', [0, 0.8, 2], road('path'), 13),
    stroke('minor', 'roads', 'map-road', [0.5, 1.4, 8], road('minor')),
    stroke('major', 'roads', 'map-road', [1.6, 3.2, 12], road('major')),
    stroke('rail', 'rail', 'map-rail', [0.8, 1.6, 3]),
    { id: 'districts', type: 'line', source: 'districts', paint: { 'line-color': token('map-dist'), 'line-width': 1, 'line-dasharray': [1, 4] } },
  ];
  return {
    version: 8,
    sources: Object.fromEntries(layers.map((l) => [l, source(l)])),
    layers: all.filter((l) => l.type === 'background' || layers.includes((l as { source: string }).source)),
  };
}

export type Options = { pan: boolean; places: boolean; padding: number };

/** A map in a page: its base, the names of places, and the page's own markers at constant size. */
export class CityMap {
  private readonly marks = new Map<string, { mark: maplibregl.Marker; html: string }>();

  private readonly labels: HTMLElement[] = [];
  private held = '';

  private constructor(
    readonly map: maplibregl.Map,
    private readonly host: HTMLElement,
    private readonly pan: boolean,
  ) {}

  /** Opens the map of a host element; null where there is no WebGL or no map has been imported. */
  static async open(host: HTMLElement, options: Options): Promise<CityMap | null> {
    const box = (host.dataset['box'] ?? '').split(',').map(Number);
    if (box.length !== 4 || !webgl()) return null;
    const layers = (host.dataset['layers'] ?? '').split(',').filter((l) => LAYERS.includes(l));
    const frame = document.createElement('div');
    host.prepend(frame);
    const [w, s, e, n] = box as [number, number, number, number];
    const map = new maplibregl.Map({
      container: frame,
      style: style(layers),
      bounds: focus(host) ?? [w, s, e, n],
      fitBoundsOptions: { padding: clear(host, options.padding), maxZoom: 15 },
      maxBounds: [w - (e - w), s - (n - s), e + (e - w), n + (n - s)],
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      interactive: options.pan,
      cooperativeGestures: options.pan && matchMedia('(max-width: 900px)').matches,
      fadeDuration: 0,
      pixelRatio: Math.min(2, window.devicePixelRatio),
    });
    map.touchZoomRotate?.disableRotation();
    const city = new CityMap(map, host, options.pan);
    await new Promise<void>((done) => map.once('load', () => done()));
    if (options.places) await city.places();
    city.refresh();
    host.classList.add('ready');
    if (options.pan) city.controls();
    return city;
  }

  /** Puts the page's markers on the map, moves those that moved, and takes away those that are gone. */
  refresh(): void {
    const wanted = new Set<string>();
    for (const el of this.host.querySelectorAll<HTMLElement>('.marks > [data-lon]')) {
      const code = el.dataset['code'] ?? '';
      const at: [number, number] = [Number(el.dataset['lon']), Number(el.dataset['lat'])];
      wanted.add(code);
      const known = this.marks.get(code);
      if (known?.html === el.outerHTML) continue;
      known?.mark.remove();
      const copy = el.cloneNode(true) as HTMLElement;
      const mark = new maplibregl.Marker({ element: copy, anchor: (el.dataset['anchor'] ?? 'center') as maplibregl.PositionAnchor }).setLngLat(at).addTo(this.map);
      this.marks.set(code, { mark, html: el.outerHTML });
    }
    for (const [code, { mark }] of this.marks) {
      if (wanted.has(code)) continue;
      mark.remove();
      this.marks.delete(code);
    }
    if (!this.pan) this.hold();
    this.area();
    this.spread();
    this.repel();
    this.part();
  }

  /** The page's round as a line under its markers; nothing where the page has none. */
  route(): void {
    const text = this.host.querySelector<HTMLElement>('.marks > [data-route]')?.dataset['route'] ?? '';
    const line = text.split(' ').filter(Boolean).map((p) => p.split(',').map(Number));
    const data = { type: 'Feature' as const, properties: {}, geometry: { type: 'LineString' as const, coordinates: line } };
    const known = this.map.getSource('route') as maplibregl.GeoJSONSource | undefined;
    if (known) return void known.setData(data);
    if (line.length < 2) return;
    this.map.addSource('route', { type: 'geojson', data });
    this.map.addLayer({ id: 'route', type: 'line', source: 'route', paint: { 'line-color': token('link'), 'line-width': 2, 'line-dasharray': [2, 1.5] } });
  }

  /** A dashed circle round where smoke likely comes from, if the page says so. */
  private area(): void {
    const text = this.host.querySelector<HTMLElement>('.marks > [data-source]')?.dataset['source'] ?? '';
    const told = text.split(',').map(Number);
    const [lon = 0, lat = 0, metres = 0] = told;
    const points = told.length === 3 ? circle(lon, lat, metres) : [];
    const data = { type: 'Feature' as const, properties: {}, geometry: { type: 'LineString' as const, coordinates: points } };
    const known = this.map.getSource('likely') as maplibregl.GeoJSONSource | undefined;
    if (known) return void known.setData(data);
    this.map.addSource('likely', { type: 'geojson', data });
    this.map.addLayer({ id: 'likely', type: 'line', source: 'likely', paint: { 'line-color': token('text'), 'line-width': 2, 'line-dasharray': [2, 2] } });
  }

  /** Numbers that would cover each other step apart just enough to be read and hit. */
  private repel(): void {
    const marks = [...this.marks.values()].map(({ mark }) => mark).filter((m) => m.getElement().classList.contains('mk'));
    const spots = marks.map((m) => this.map.project(m.getLngLat()));
    const starts = spots.map((p) => ({ x: p.x, y: p.y }));
    for (let round = 0; round < 8; round++) {
      for (let i = 0; i < spots.length; i++) {
        for (let k = i + 1; k < spots.length; k++) apart(spots[i]!, spots[k]!);
      }
    }
    const width = this.host.clientWidth;
    marks.forEach((m, i) => {
      m.setOffset([spots[i]!.x - starts[i]!.x, spots[i]!.y - starts[i]!.y]);
      const name = m.getElement().querySelector<HTMLElement>('.name');
      if (name) m.getElement().classList.toggle('leftname', spots[i]!.x + name.offsetWidth + 24 > width);
    });
  }

  /** A map that nobody can move keeps everything marked in view. */
  private hold(): void {
    const view = this.map.getBounds();
    const out = [...this.marks.values()].some(({ mark }) => !view.contains(mark.getLngLat()));
    const bounds = focus(this.host);
    const moved = wanted(this.host) !== this.held;
    this.held = wanted(this.host);
    if ((out || moved) && bounds) this.map.fitBounds(bounds, { padding: clear(this.host, 60), animate: false });
  }

  /** Labels that would leave the map or cover another turn to the other side; only then marks step aside. */
  private spread(): void {
    const width = this.host.clientWidth;
    const taken: DOMRect[] = [];
    for (const { mark } of this.marks.values()) {
      const el = mark.getElement();
      if (!el.classList.contains('wm')) continue;
      const x = this.map.project(mark.getLngLat()).x;
      const sides = [x + el.offsetWidth <= width ? [false] : [], x >= el.offsetWidth ? [true] : []].flat();
      const place = (turned: boolean, down: number) => {
        el.classList.toggle('turned', turned);
        mark.setOffset([0, down]);
        return el.getBoundingClientRect();
      };
      const ways = [0, 1, -1, 2, -2].flatMap((step) => (sides.length ? sides : [false]).map((turned) => ({ turned, down: step * (el.offsetHeight + 4) })));
      const free = ways.find((w) => !taken.some((t) => meet(t, place(w.turned, w.down), 0))) ?? ways[0];
      taken.push(place(free?.turned ?? false, free?.down ?? 0));
    }
  }

  /** Names of places as text of the page: they need no fonts of the map and no server of glyphs. */
  private async places(): Promise<void> {
    const answer = await fetch('/api/map/places.geojson');
    if (!answer.ok) return;
    const found = (await answer.json()) as { features: { geometry: { coordinates: [number, number] }; properties: { name?: string; kind?: string } }[] };
    for (const f of found.features) {
      const kind = f.properties.kind ?? '';
      if (!f.properties.name || !/^(city|town|village|suburb|borough)$/.test(kind)) continue;
      const label = document.createElement('span');
      label.className = 'place' + (kind === 'suburb' ? ' small' : '');
      label.lang = '';
      label.textContent = f.properties.name;
      new maplibregl.Marker({ element: label, anchor: 'center' }).setLngLat(f.geometry.coordinates).addTo(this.map);
      this.labels.push(label);
    }
    this.map.on('move', () => this.part());
    this.map.on('zoomend', () => this.repel());
  }

  /** A name that a marker would cover makes room: above the marker if that is free, else not at all. */
  private part(): void {
    const boxes = [...this.marks.values()].map(({ mark }) => mark.getElement().getBoundingClientRect());
    for (const b of this.host.querySelectorAll('.mapbtns, .legend, .credit')) boxes.push(b.getBoundingClientRect());
    const edge = this.host.getBoundingClientRect();
    for (const label of this.labels) {
      label.style.translate = '';
      label.hidden = false;
      const box = label.getBoundingClientRect();
      label.hidden = box.left < edge.left || box.right > edge.right;
      const hits = label.hidden ? [] : boxes.filter((b) => meet(b, box, 0));
      if (hits.length === 0) continue;
      const up = box.bottom - Math.min(...hits.map((b) => b.top));
      label.style.translate = `0 ${-up - 2}px`;
      label.hidden = boxes.some((b) => meet(b, box, -up - 2));
    }
  }

  private controls(): void {
    const box = document.createElement('div');
    box.className = 'mapbtns';
    for (const [sign, step] of [['+', 1], ['\u2212', -1]] as const) {
      const b = document.createElement('button');
      b.type = 'button';
      b.className = 'btn';
      b.textContent = sign;
      b.setAttribute('aria-label', sign);
      b.onclick = () => this.map.zoomTo(this.map.getZoom() + step);
      box.append(b);
    }
    this.host.append(box);
    const bar = document.createElement('div');
    bar.className = 'scalebar';
    bar.append(document.createElement('span'));
    this.host.append(bar);
    this.part();
    const draw = () => scale(this.map, bar);
    this.map.on('move', draw);
    draw();
  }
}

/** Room round the markers, so that none lies under the legend or the buttons. */
function clear(host: HTMLElement, padding: number): maplibregl.PaddingOptions {
  const legend = host.querySelector<HTMLElement>('.legend');
  const below = legend && legend.offsetHeight * 2 < host.clientHeight ? legend.offsetHeight + 24 : padding;
  return { top: padding, left: padding, right: padding + (host.dataset['pan'] ? 16 : 0), bottom: below };
}

/** What the page wants in view besides its markers; changes with the page. */
function wanted(host: HTMLElement): string {
  return host.querySelector<HTMLElement>('.marks > [data-focus]')?.dataset['focus'] ?? '';
}

/** Bounds of the page's markers and of what the page wants in view. */
function focus(host: HTMLElement): [number, number, number, number] | null {
  const given = wanted(host).split(',').map(Number);
  const marks = [...host.querySelectorAll<HTMLElement>('.marks > [data-lon]')];
  const lon = marks.map((m) => Number(m.dataset['lon']));
  const lat = marks.map((m) => Number(m.dataset['lat']));
  if (given.length === 4) {
    lon.push(given[0] ?? 0, given[2] ?? 0);
    lat.push(given[1] ?? 0, given[3] ?? 0);
  }
  if (lon.length < 2) return null;
  return [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)];
}

/** A circle on the ground as a closed line. */
function circle(lon: number, lat: number, metres: number): [number, number][] {
  const north = metres / 111_195;
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return Array.from({ length: 65 }, (_, i) => {
    const angle = (i * Math.PI) / 32;
    return [lon + east * Math.sin(angle), lat + north * Math.cos(angle)];
  });
}

/** Moves two points apart along the axis on which they are farther apart already. */
function apart(a: { x: number; y: number }, b: { x: number; y: number }): void {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  if (Math.max(Math.abs(dx), Math.abs(dy)) >= ROOM) return;
  const axis = Math.abs(dx) >= Math.abs(dy) ? 'x' : 'y';
  const d = axis === 'x' ? dx : dy;
  const push = ((ROOM - Math.abs(d)) / 2) * (d < 0 ? -1 : 1);
  a[axis] -= push;
  b[axis] += push;
}

function meet(a: DOMRect, b: DOMRect, shift: number): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom + shift && a.bottom > b.top + shift;
}

function scale(map: maplibregl.Map, bar: HTMLElement): void {
  const y = map.getContainer().clientHeight / 2;
  const metres = map.unproject([0, y]).distanceTo(map.unproject([100, y]));
  const raw = metres * 1.4;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const round = (raw / unit >= 5 ? 5 : raw / unit >= 2 ? 2 : 1) * unit;
  const lang = document.body.dataset['lang'];
  const [m, km] = lang === 'en' ? ['m', 'km'] : ['м', 'км'];
  bar.style.width = `${(100 * round) / metres}px`;
  if (bar.firstElementChild) bar.firstElementChild.textContent = round >= 1000 ? `${round / 1000}\u202F${km}` : `${round}\u202F${m}`;
}

function webgl(): boolean {
  try {
    return !!document.createElement('canvas').getContext('webgl2');
  } catch {
    return false;
  }
}
