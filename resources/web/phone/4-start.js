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
function wake() { if (doc.visibilityState === 'hidden') return; tries = 0; flush(); poll(); if (!source) listen(); }
doc.addEventListener('visibilitychange', wake);
window.addEventListener('pageshow', function (event) { if (event.persisted) wake(); });
window.addEventListener('online', wake);
window.addEventListener('offline', function () { offline(true); });
setInterval(function () {
  if (doc.visibilityState === 'hidden') return;
  if (!source) listen();
  if (Date.now() - heard > (window.EventSource ? 22000 : 3500)) poll();
}, 4000);

ready();
if (queue().length) { pending(true); flush(); }
/* After load, so that the stream never stands in the way of the page itself. */
setTimeout(listen, 0);
heard = Date.now();
