/** Runs something once an element comes near the view, so that what nobody scrolls to costs nothing. */
export function whenNear(element: Element, run: () => void): void {
  const watch = new IntersectionObserver(
    (seen) => {
      if (!seen.some((s) => s.isIntersecting)) return;
      watch.disconnect();
      run();
    },
    { rootMargin: '300px' },
  );
  watch.observe(element);
}
