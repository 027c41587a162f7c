/* Keeps a participant's page true, and what they typed safe. ES5; nothing is fetched elsewhere.
   The page works without it. */
(function () {
  'use strict';
  var doc = document, body = doc.body, main = doc.getElementById('main');
  var net = doc.getElementById('net'), live = doc.getElementById('live');
  var stamp = body.getAttribute('data-stamp'), base = body.getAttribute('data-live');
  var me = body.getAttribute('data-me'), busy = false, stale = false, tries = 0, heard = 0;
  var memory = {}, words = {}, grace = null, dirty = false, retry = null, source = null;

  doc.documentElement.className += ' live';
  (function () {
    var box = doc.getElementById('words'), list = (box.content || box).querySelectorAll('[data-w]');
    for (var i = 0; i < list.length; i++) words[list[i].getAttribute('data-w')] = list[i].textContent;
  })();

  /* What is kept on the phone: drafts by step, and submissions on their way. */
  function load(name) {
    try { return localStorage.getItem('p.' + me + '.' + name); } catch (e) { return memory[name] || null; }
  }
  function save(name, value) {
    memory[name] = value;
    try {
      if (value === null) localStorage.removeItem('p.' + me + '.' + name);
      else localStorage.setItem('p.' + me + '.' + name, value);
    } catch (e) { /* private browsing: kept while the page is open */ }
  }
  function queue(value) {
    if (value !== undefined) save('queue', value.length ? JSON.stringify(value) : null);
    try { return JSON.parse(load('queue')) || []; } catch (e) { return []; }
  }
  function fresh() {
    var text = '', i, random = window.crypto && crypto.getRandomValues ? crypto.getRandomValues(new Uint8Array(16)) : null;
    for (i = 0; i < 16; i++) text += ('0' + (random ? random[i] : Math.floor(Math.random() * 256)).toString(16)).slice(-2);
    return text;
  }
  function each(list, call) { for (var i = 0; i < list.length; i++) call(list[i], i); }
  function all(selector, from) { return (from || main).querySelectorAll(selector); }
  function one(selector, from) { return (from || main).querySelector(selector); }
  function make(tag, name, text) {
    var node = doc.createElement(tag);
    if (name) node.className = name;
    if (text) node.textContent = text;
    return node;
  }
  function say(text) { live.textContent = ''; setTimeout(function () { live.textContent = text; }, 60); }

  function fields(form, call) {
    each(form.elements, function (input) {
      if (input.name && input.type !== 'hidden' && input.type !== 'submit' && input.tagName !== 'BUTTON') call(input);
    });
  }
  function encode(form) {
    var parts = [];
    fields(form, function (input) {
      if ((input.type === 'radio' || input.type === 'checkbox') && !input.checked) return;
      parts.push(encodeURIComponent(input.name) + '=' + encodeURIComponent(input.value));
    });
    return parts.join('&');
  }
  function typed(form) {
    var found = [];
    fields(form, function (input) {
      if (/^(textarea|text)$/.test(input.type) && input.value) found.push(input.value);
    });
    return found;
  }
  function fill(form, data) {
    var wanted = {};
    each(data.split('&'), function (pair) {
      var at = pair.indexOf('='), name = decodeURIComponent(pair.slice(0, at));
      (wanted[name] = wanted[name] || []).push(decodeURIComponent(pair.slice(at + 1)));
    });
    fields(form, function (input) {
      var values = wanted[input.name] || [];
      if (input.type === 'radio' || input.type === 'checkbox') input.checked = values.indexOf(input.value) >= 0;
      else input.value = values.length ? values.shift() : '';
    });
  }

  /* One request; done(status, data) with status 0 where nothing came back. */
  function ask(method, url, data, done) {
    var request = new XMLHttpRequest(), over = false;
    function end() {
      if (over) return;
      over = true;
      var value = null;
      try { value = JSON.parse(request.responseText); } catch (e) { value = null; }
      done(value ? request.status : 0, value || {});
    }
    request.open(method, url, true);
    request.timeout = 12000;
    request.setRequestHeader('Accept', 'application/json; view=html');
    if (data !== null) request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    request.onload = request.onerror = request.ontimeout = request.onabort = end;
    try { request.send(data); } catch (e) { end(); }
  }

  /* Sending: every submission goes through the queue and leaves it with its receipt only. */
  function enqueue(form, step) {
    var data = encode(form), waiting = queue().filter(function (item) { return item.step !== step; });
    var id = fresh();
    waiting.push({ step: step, id: id, body: 'step=' + encodeURIComponent(step) + '&id=' + id + (data ? '&' + data : '') });
    queue(waiting);
    save('draft.' + step, data);
    dirty = false;
    flush();
  }
  function flush() {
    var item = queue()[0];
    clearTimeout(retry);
    if (!item || busy) return;
    busy = true;
    press(true);
    ask('POST', '/answer', item.body, function (status, data) {
      busy = false;
      if (status === 0 || status === 408 || status === 429 || status >= 500) {
        press(false);
        tries += 1;
        pending(true);
        retry = setTimeout(flush, Math.min(15000, (data.wait || 0.8 * Math.pow(1.7, Math.min(tries, 8))) * 1000 * (0.8 + Math.random() * 0.4)));
        return;
      }
      tries = 0;
      queue(queue().filter(function (other) { return other.id !== item.id; }));
      if (status === 200) {
        if (load('draft.' + item.step) === item.body.split('&').slice(2).join('&')) save('draft.' + item.step, null);
        pending(false);
        say(words.sent);
        if (data.view && current() === item.step && !dirty) show(data.view, true);
        else catchUp(0);
      } else if (status === 422 && data.view) {
        pending(false);
        show(data.view, true);
        var errors = one('.errors');
        if (errors) errors.focus();
      } else {
        pending(false);
        save('draft.' + item.step, null);
        refresh(function () { leftover(data.kept || [], data.error); }, true);
      }
      if (queue().length) flush();
    });
  }
  function current() { var form = one('form[data-step]'); return form ? form.getAttribute('data-step') : null; }
  function press(on) {
    var button = one('form[data-step] .primary');
    if (!button) return;
    if (on && !button.disabled) { button.setAttribute('data-label', button.textContent); button.textContent = words.sending; }
    if (!on && button.getAttribute('data-label')) button.textContent = button.getAttribute('data-label');
    button.disabled = on;
  }
  function pending(on) {
    net.textContent = '';
    net.hidden = !on;
    if (!on) return;
    net.setAttribute('data-state', 'unsent');
    net.appendChild(make('b', '', words.unsent));
    var button = make('button', 'plain', words.again);
    button.type = 'button';
    button.onclick = flush;
    net.appendChild(button);
  }
  function offline(on) {
    body.className = on ? 'phone cut' : 'phone';
    if (net.getAttribute('data-state') === 'unsent' && !net.hidden) return;
    net.hidden = !on;
    net.setAttribute('data-state', 'offline');
    net.textContent = on ? words.offline : '';
  }
  function leftover(list, why) {
    if (!list.length) return;
    var box = make('section', 'kept');
    box.setAttribute('role', 'alert');
    if (why) box.appendChild(make('b', '', why));
    box.appendChild(make('p', '', words.kept));
    each(list, function (text) {
      var area = make('textarea');
      area.readOnly = true;
      area.value = text;
      area.setAttribute('aria-label', words.kept);
      box.appendChild(area);
    });
    var button = make('button', 'plain', words.close);
    button.type = 'button';
    button.onclick = function () { box.parentNode.removeChild(box); };
    box.appendChild(button);
    doc.getElementById('kept').appendChild(box);
    window.scrollTo(0, 0);
  }

  /* Showing: the article is swapped, never while somebody writes in the same question. */
  function show(view, forced) {
    var before = one('article'), key = before ? before.getAttribute('data-key') : '';
    var inside = main.contains(doc.activeElement), step = current(), draft = dirty ? encode(one('form[data-step]')) : null;
    stamp = view.stamp || stamp;
    if (draft !== null && !forced) {
      if (view.key === key) { neighbours(view.html); return; }
      if (!grace) {
        say(words.grace);
        var note = make('p', 'message', words.grace);
        one('form[data-step]').insertBefore(note, one('form[data-step]').firstChild);
        grace = setTimeout(function () {
          grace = null;
          if (!dirty) return;
          var kept = typed(one('form[data-step]'));
          dirty = false;
          save('draft.' + step, null);
          refresh(function () { leftover(kept); }, true);
        }, 7000);
      }
      return;
    }
    clearTimeout(grace);
    grace = null;
    dirty = false;
    main.innerHTML = view.html;
    ready();
    var article = one('article');
    if (article && article.getAttribute('data-key') !== key) {
      window.scrollTo(0, 0);
      if (article.getAttribute('data-mode') !== 'sent') say((step === article.getAttribute('data-step') ? words.changed : words['new']) + ' ' + article.getAttribute('data-title'));
      if (inside) (one('#receipt') || main).focus();
    }
  }
  function neighbours(html) {
    var page = make('div');
    page.innerHTML = html;
    var now = all('form[data-step] .field'), then = all('form[data-step] .field', page);
    each(now, function (field, i) {
      var old = one('.others', field), fresh = then[i] && one('.others', then[i]);
      if (old) old.parentNode.removeChild(old);
      if (fresh) field.appendChild(fresh);
    });
    each(['.team'], function (name) {
      var old = one(name), fresh = one(name, page);
      if (old && fresh) old.parentNode.replaceChild(fresh, old);
    });
  }
  function refresh(then, forced) {
    ask('GET', '/view' + (/[?&](edit|groups)=1/.test(location.search) && !forced ? location.search : ''), null, function (status, view) {
      if (status === 200) { offline(false); show(view, forced); if (then) then(); }
      else if (status === 401) location.reload();
      else if (status === 0 && then) then();
    });
  }
  function catchUp(spread) {
    if (stale) return;
    stale = true;
    setTimeout(function () { stale = false; refresh(); }, Math.random() * spread);
  }
  function told(text) {
    heard = Date.now();
    offline(false);
    if (queue().length && !busy) { tries = 0; flush(); }
    if (text && text !== stamp) catchUp(300);
  }
  function poll() {
    ask('GET', '/state', null, function (status, data) {
      if (status === 200) told(data.stamp);
      else if (status === 401) location.reload();
      else offline(true);
    });
  }
  function listen() {
    if (!window.EventSource) return;
    if (source) source.close();
    source = new EventSource(base);
    source.onmessage = function (event) { told(event.data); };
    source.addEventListener('beat', function () { told(''); });
    source.onerror = function () { if (source.readyState === 2) { source = null; } };
  }

  /* Dressing a form: drafts, points with buttons, lists that grow. */
  function ready() {
    var form = one('form[data-step]');
    each(all('[data-grow]'), grow);
    each(all('.points'), points);
    each(all('.ranks'), ranks);
    each(all('.cell input'), again);
    if (form) {
      var draft = load('draft.' + form.getAttribute('data-step'));
      if (draft !== null && draft !== encode(form) && !one('.errors')) {
        fill(form, draft);
        dirty = !queue().length;
        each(all('[data-grow]'), reveal);
        each(all('.points'), count);
        each(all('.ranks'), sort);
      }
    }
    picks();
  }
  function picks() {
    each(all('.pick input'), function (input) {
      input.parentNode.className = input.checked ? 'pick on' : 'pick';
    });
  }
  function reveal(box) {
    var seen = 0;
    each(all('.line', box), function (line) {
      var input = one('input,textarea', line);
      line.hidden = !input.value && seen >= 1 && !line.getAttribute('data-open');
      if (!input.value && !line.hidden) seen += 1;
    });
    var button = one('.add', box);
    if (button) button.hidden = !one('.line[hidden]', box);
  }
  function grow(box) {
    var button = make('button', 'plain add', '+ ' + words.add);
    button.type = 'button';
    button.onclick = function () {
      var line = one('.line[hidden]', box);
      if (!line) return;
      line.setAttribute('data-open', '1');
      reveal(box);
      one('input,textarea', line).focus();
    };
    box.insertBefore(button, one('.others', box));
    reveal(box);
  }
  function points(box) {
    each(all('.point', box), function (row) {
      var input = one('input', row), label = one('label', row).textContent, steps = make('span', 'steps');
      var many = input.max > 20, step = many ? 5 : 1, shown = many ? input : make('output');
      each([['−', -1, words.less], ['+', 1, words.more]], function (way) {
        var button = make('button', '', way[0]);
        button.type = 'button';
        button.setAttribute('aria-label', way[2] + ' : ' + label);
        button.onclick = function () {
          input.value = Math.max(0, Math.min((parseInt(input.value, 10) || 0) + way[1] * step, room(box, input))) || '';
          touched();
          count(box);
        };
        steps.appendChild(button);
        if (way[1] < 0) steps.appendChild(shown);
      });
      input.hidden = !many;
      if (many) input.addEventListener('input', function () { count(box); });
      row.appendChild(steps);
    });
    count(box);
  }
  function room(box, input) {
    var left = parseInt(box.getAttribute('data-budget'), 10);
    each(all('.point input', box), function (other) { if (other !== input) left -= parseInt(other.value, 10) || 0; });
    return Math.min(left, parseInt(input.max, 10));
  }
  function count(box) {
    var budget = parseInt(box.getAttribute('data-budget'), 10), spent = 0;
    each(all('.point input', box), function (input) { spent += parseInt(input.value, 10) || 0; });
    one('.left', box).textContent = words.left.replace('{n}', Math.max(0, budget - spent));
    each(all('.point', box), function (row) {
      var input = one('input', row), value = parseInt(input.value, 10) || 0, buttons = all('button', row);
      if (one('output', row)) one('output', row).textContent = value;
      buttons[0].disabled = value <= 0;
      buttons[1].disabled = spent >= budget || value >= parseInt(input.max, 10);
    });
  }
  /* Ranks: the selects hold the places; buttons and dragging only set them. */
  function ranks(box) {
    each(all('.rank', box), function (row) {
      var label = one('label', row).textContent, steps = make('span', 'steps');
      each([['↑', -1, words.up], ['↓', 1, words.down]], function (way) {
        var button = make('button', '', way[0]);
        button.type = 'button';
        button.setAttribute('aria-label', way[2] + ' : ' + label);
        button.onclick = function () { shift(box, row, way[1]); button.focus(); };
        steps.appendChild(button);
      });
      row.appendChild(steps);
      if (window.PointerEvent) row.insertBefore(grip(box, row), row.firstChild);
      one('select', row).addEventListener('change', function () { sort(box); });
    });
    sort(box);
  }
  function levels(box) {
    var found = [], out = [];
    each(all('.rank', box), function (row) {
      var place = parseInt(one('select', row).value, 10);
      if (place) (found[place] = found[place] || []).push(row);
      else out.push(row);
    });
    return { ranked: found.filter(function (level) { return level; }), out: out };
  }
  function settle(box, ranked) {
    each(all('.rank select', box), function (select) { select.value = ''; });
    each(ranked, function (level, i) { each(level, function (row) { one('select', row).value = i + 1; }); });
    touched();
    sort(box);
  }
  function sort(box) {
    var now = levels(box), rows = [];
    each(now.ranked, function (level) { rows = rows.concat(level); });
    each(rows.concat(now.out), function (row, i) {
      row.className = one('select', row).value ? 'rank' : 'rank out';
      var there = all('.rank', box)[i];
      if (there !== row) box.insertBefore(row, there);
    });
  }
  function shift(box, row, way) {
    var ranked = levels(box).ranked, at = -1, level;
    each(ranked, function (other, i) { if (other.indexOf(row) >= 0) at = i; });
    if (at < 0) {
      if (way < 0) ranked.push([row]);
    } else if (ranked[at].length > 1) {
      ranked[at].splice(ranked[at].indexOf(row), 1);
      ranked.splice(way < 0 ? at : at + 1, 0, [row]);
    } else {
      level = ranked.splice(at, 1)[0];
      if (way < 0 || at < ranked.length) ranked.splice(Math.max(0, at + way), 0, level);
    }
    settle(box, ranked);
  }
  function grip(box, row) {
    var held = make('span', 'grip', '⠿');
    held.setAttribute('aria-hidden', 'true');
    held.onpointerdown = function (event) {
      event.preventDefault();
      held.setPointerCapture(event.pointerId);
      row.className += ' held';
      held.onpointermove = function (move) {
        each(all('.rank', box), function (other) {
          var place = other.getBoundingClientRect(), after = other.compareDocumentPosition(row) & 4;
          if (other === row || move.clientY < place.top || move.clientY > place.bottom) return;
          box.insertBefore(row, after ? other : other.nextSibling);
        });
      };
      held.onpointerup = held.onpointercancel = function () {
        held.onpointermove = held.onpointerup = held.onpointercancel = null;
        drop(box, row);
      };
    };
    return held;
  }
  /* A dropped row has a place of its own after those above it; below unranked rows it has none. */
  function drop(box, row) {
    var rows = [].slice.call(all('.rank', box)), ranked = levels(box).ranked, before = rows[rows.indexOf(row) - 1], at = 0;
    ranked = ranked.map(function (level) { return level.filter(function (other) { return other !== row; }); })
      .filter(function (level) { return level.length; });
    if (!before || one('select', before).value) {
      each(ranked, function (level, i) { if (level.indexOf(before) >= 0) at = i + 1; });
      ranked.splice(at, 0, [row]);
    }
    settle(box, ranked);
  }
  /* A rating tapped again is taken back. */
  function again(input) {
    input.setAttribute('data-was', input.checked ? '1' : '');
    input.onclick = function () {
      var was = input.getAttribute('data-was');
      each(all('input', input.parentNode.parentNode), function (other) { other.setAttribute('data-was', ''); });
      if (was) input.checked = false; else input.setAttribute('data-was', '1');
      touched();
    };
  }
  function touched() {
    var form = one('form[data-step]');
    if (!form) return;
    dirty = true;
    save('draft.' + form.getAttribute('data-step'), encode(form));
    picks();
  }

  main.addEventListener('input', touched);
  main.addEventListener('change', touched);
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
})();
