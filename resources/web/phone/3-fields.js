/* Dressing forms: drafts, lists that grow, points, ranks and ratings. One script with its neighbours: see facilitator/web/assets.py. */
/* Dressing a form: drafts, points with buttons, lists that grow. */
function ready() {
  var form = one('form[data-step]');
  each(all('[data-grow]'), grow);
  each(all('.points'), points);
  each(all('.ranks'), ranks);
  each(all('.cell input'), again);
  shots();
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
  box.insertBefore(button, one('.near', box));
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
  var left = one('.left', box), over = spent > budget;
  left.textContent = words[over ? 'over' : 'left'].replace('{n}', Math.abs(budget - spent));
  left.className = over ? 'left over' : 'left';
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
    row.className = 'rank';
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
    row.className += ' held';
    /* On the document: a row that changes places loses a pointer that it has caught. */
    doc.onpointermove = function (move) {
      each(all('.rank', box), function (other) {
        var place = other.getBoundingClientRect(), after = other.compareDocumentPosition(row) & 4;
        if (other === row || move.clientY < place.top || move.clientY > place.bottom) return;
        box.insertBefore(row, after ? other : other.nextSibling);
      });
    };
    doc.onpointerup = doc.onpointercancel = function () {
      doc.onpointermove = doc.onpointerup = doc.onpointercancel = null;
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
function touched(event) {
  var form = one('form[data-step]');
  if (!form || event && event.target.type === 'file') return;
  dirty = true;
  save('draft.' + form.getAttribute('data-step'), encode(form));
  picks();
}
