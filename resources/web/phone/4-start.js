/* What the page listens to. One script with its neighbours: see facilitator/web/assets.py. */
main.addEventListener('input', touched);
main.addEventListener('change', touched);
main.addEventListener('keydown', enter);
main.addEventListener('submit', function (event) {
  var form = event.target;
  if (form.getAttribute('data-send') !== 'answer') return;
  event.preventDefault();
  clearTimeout(grace);
  grace = null;
  enqueue(form, form.getAttribute('data-step'));
});
/* A stream that has been silent for longer than a beat is dead, whatever the browser thinks of it. */
function silent() { return Date.now() - heard > 22000; }
function wake() {
  if (doc.visibilityState === 'hidden') return;
  tries = 0;
  flush();
  poll();
  if (!source || silent()) listen();
}
doc.addEventListener('visibilitychange', wake);
doc.addEventListener('resume', wake);
window.addEventListener('pageshow', function (event) { if (event.persisted) wake(); });
window.addEventListener('online', wake);
window.addEventListener('offline', function () { offline(true); });
setInterval(function () {
  if (doc.visibilityState === 'hidden') return;
  var open = source && source.readyState === 1, late = silent();
  if (!source || late) listen();
  if (late || !open && Date.now() - heard > 3500) poll();
}, 4000);

ready();
each(list('kept'), lay);
if (queue().length) { pending(true); flush(); }
/* After load, so that the stream never stands in the way of the page itself. */
setTimeout(listen, 0);
heard = Date.now();
