/* Sending what was typed, and showing what the room has come to. One script with its neighbours: see facilitator/web/assets.py. */
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
  press(true, item.step);
  ask('POST', '/answer', item.body, function (status, data) {
    busy = false;
    if (status === 0 || status === 408 || status === 429 || status >= 500) {
      press(false, item.step);
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
/* The button of another step's form stays free while an earlier answer is on its way. */
function press(on, step) {
  var button = current() === step && one('form[data-step] .primary');
  if (!button) return;
  if (on && !button.disabled) { button.setAttribute('data-label', button.textContent); button.textContent = words.sending; }
  if (!on && button.getAttribute('data-label')) button.textContent = button.getAttribute('data-label');
  button.disabled = on;
}
function pending(on) {
  /* Each try would take the focus off its button. */
  if (on && !net.hidden && net.getAttribute('data-state') === 'unsent') return;
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
/* Texts that came too late stay on the phone until they are closed, whatever is reloaded. */
function leftover(texts, why) {
  if (!texts.length) return;
  var item = { id: fresh(), texts: texts, why: why || '' };
  list('kept', list('kept').concat([item]));
  lay(item);
  window.scrollTo(0, 0);
}
function lay(item) {
  var box = make('section', 'kept');
  box.setAttribute('role', 'alert');
  if (item.why) box.appendChild(make('b', '', item.why));
  box.appendChild(make('p', '', words.kept));
  each(item.texts, function (text) {
    var area = make('textarea');
    area.readOnly = true;
    area.value = text;
    area.setAttribute('aria-label', words.kept);
    box.appendChild(area);
  });
  var button = make('button', 'plain', words.close);
  button.type = 'button';
  button.onclick = function () {
    box.parentNode.removeChild(box);
    list('kept', list('kept').filter(function (other) { return other.id !== item.id; }));
  };
  box.appendChild(button);
  doc.getElementById('kept').appendChild(box);
}

/* Showing: the article is swapped, never while somebody writes in the same question. */
function show(view, forced) {
  var before = one('article'), key = before ? before.getAttribute('data-key') : '';
  var inside = main.contains(doc.activeElement), step = current(), draft = dirty ? encode(one('form[data-step]')) : null;
  stamp = view.stamp || stamp;
  if (view.key === key && !forced && (dirty || writing())) { neighbours(view.html); return; }
  if (draft !== null && !forced) {
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
  var picture = one('.picture'), moved = picture && view.key === key ? picture.scrollLeft : 0;
  main.innerHTML = view.html;
  ready();
  if (moved && one('.picture')) one('.picture').scrollLeft = moved;
  var article = one('article');
  if (article && article.getAttribute('data-key') !== key) {
    window.scrollTo(0, 0);
    if (article.getAttribute('data-mode') !== 'sent') say((step === article.getAttribute('data-step') ? words.changed : words['new']) + ' ' + article.getAttribute('data-title'));
    if (inside) (one('#receipt') || main).focus();
  }
}
/* Whoever has put the finger or the cursor into a field is about to write there. */
function writing() {
  var input = doc.activeElement, form = input && input.form;
  return form && form.getAttribute('data-step') && /^(INPUT|TEXTAREA|SELECT)$/.test(input.tagName);
}
function neighbours(html) {
  var page = make('div');
  page.innerHTML = html;
  var now = all('form[data-step] .field'), then = all('form[data-step] .field', page);
  each(now, function (field, i) {
    var old = one('.near', field), fresh = then[i] && one('.near', then[i]);
    if (old && fresh) field.replaceChild(fresh, old);
  });
  each(['.team', 'h1'], function (name) {
    var old = one(name), fresh = one(name, page);
    if (old && fresh) old.parentNode.replaceChild(fresh, old);
  });
}
function wished() { return /[?&](edit|groups)=1/.test(location.search); }
function refresh(then, forced) {
  asking += 1;
  ask('GET', '/view' + (wished() && !forced ? location.search : ''), null, function (status, view) {
    asking -= 1;
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
/* What comes with the news is shown, but never before an answer or a page that was asked for earlier. */
function told(text, view) {
  heard = Date.now();
  offline(false);
  if (queue().length && !busy) { tries = 0; flush(); }
  if (!text || text === stamp) return;
  if (view && !asking && !stale && !busy && !queue().length && !wished()) show(view);
  else catchUp(300);
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
  source = new EventSource(base + '?view=html');
  source.onmessage = function (event) { told(event.data); };
  source.addEventListener('view', function (event) { var view = JSON.parse(event.data); told(view.stamp, view); });
  source.addEventListener('beat', function () { told(''); });
  source.onerror = function () { if (source.readyState === 2) { source = null; } };
}
