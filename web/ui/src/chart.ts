import { clock, measured } from './live';

/** Shows the value under the pointer, on every chart of the page, also after a refresh. */
export function charts(): void {
  document.addEventListener('pointermove', (e) => {
    const plot = e.target instanceof Element ? e.target.closest<HTMLElement>('[data-chart] .plot') : null;
    for (const cross of document.querySelectorAll('.chart .cross')) if (!plot?.contains(cross)) cross.remove();
    if (plot) show(plot, e.clientX);
  });
}

function show(plot: HTMLElement, clientX: number): void {
  const data = plot.closest<HTMLElement>('[data-chart]')?.dataset;
  if (!data) return;
  const values = (data['values'] ?? '').split(',');
  const box = plot.getBoundingClientRect();
  const share = Math.max(0, Math.min(1, (clientX - box.left) / box.width));
  const index = Math.round(share * (values.length - 1));
  const text = values[index];
  let cross = plot.querySelector<HTMLElement>('.cross');
  if (!cross) {
    cross = document.createElement('div');
    cross.className = 'cross';
    cross.append(document.createElement('span'));
    plot.append(cross);
  }
  cross.style.left = `${(index / (values.length - 1)) * 100}%`;
  const at = Number(data['from']) + (index + 1) * Number(data['step']);
  const ahead = Number(data['ahead'] ?? Infinity);
  const said = text ? `${measured(Number(text))}\u202F${data['unit'] ?? ''}` : '\u2013';
  const label = cross.firstElementChild;
  if (label) label.textContent = `${clock(at, false)}  ${index >= ahead ? '~\u202F' : ''}${said}`;
}
