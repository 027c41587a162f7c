/* Keeps the remote control and the projector's page true. */
(function () {
  'use strict';
  var body = document.body, main = document.getElementById('main'), base = body.getAttribute('data-live');
  var stamp = body.getAttribute('data-stamp'), timer = null, due = null, source = null, heard = Date.now();
  document.documentElement.className += ' live';
  function ask(method, url, data) {
    var request = new XMLHttpRequest();
    request.open(method, url, true);
    request.timeout = 10000;
    request.setRequestHeader('Accept', 'application/json; view=html');
    if (data !== null) request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    request.onload = function () {
      var value = {};
      try { value = JSON.parse(request.responseText); } catch (e) { return; }
      if (value.html === undefined) return;
      var focus = document.activeElement && document.activeElement.getAttribute('data-do');
      var typing = document.activeElement && document.activeElement.tagName === 'INPUT';
      stamp = value.stamp;
      if (typing && method === 'GET') return;
      if (window.palabreShow) window.palabreShow(main, value.html); else main.innerHTML = value.html;
      later(value.again);
      if (focus) { var again = main.querySelector('[data-do="' + focus + '"]'); if (again) again.focus(); }
      clock();
    };
    request.send(data);
  }
  function later(seconds) { clearTimeout(due); if (typeof seconds === 'number') due = setTimeout(refresh, Math.max(20, seconds * 1000)); }
  function refresh() { if (!timer) timer = setTimeout(function () { timer = null; ask('GET', base + 'view', null); }, 150); }
  function listen() {
    if (source) source.close();
    source = new EventSource(base + 'events');
    source.onmessage = function (event) { heard = Date.now(); if (event.data !== stamp) refresh(); };
    source.addEventListener('beat', function () { heard = Date.now(); });
  }
  function clock() {
    var nodes = document.querySelectorAll('[data-left]');
    for (var i = 0; i < nodes.length; i++) {
      var node = nodes[i], since = (Date.now() - (node.at = node.at || Date.now())) / 1000;
      var left = Math.round(parseFloat(node.getAttribute('data-left')) - (node.getAttribute('data-runs') ? since : 0));
      var sign = node.getAttribute('data-sign'), size = Math.abs(left), text = (left < 0 ? sign || '+' : '') + Math.floor(size / 60) + ':' + ('0' + size % 60).slice(-2);
      if (node.textContent !== text) { node.textContent = text; node.removeAttribute('textLength'); }
      if (sign) node.setAttribute('class', left < 0 ? 'f-clay' : 'f-ink-soft'); else node.parentNode.className = left < 0 ? 'late' : '';
    }
  }
  main.addEventListener('submit', function (event) {
    event.preventDefault();
    var form = event.target, parts = [], i, input;
    for (i = 0; i < form.elements.length; i++) {
      input = form.elements[i];
      if (input.name && input.tagName !== 'BUTTON') parts.push(encodeURIComponent(input.name) + '=' + encodeURIComponent(input.value));
    }
    ask('POST', form.getAttribute('action'), parts.join('&'));
  });
  function wake() { if (document.visibilityState !== 'hidden') { listen(); refresh(); } }
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  setInterval(clock, 500);
  setInterval(function () { if (Date.now() - heard > 25000) { heard = Date.now(); wake(); } }, 5000);
  clock();
  if (body.getAttribute('data-again')) later(Number(body.getAttribute('data-again')));
  setTimeout(listen, 0);
})();
