/* Lets what has a name glide to its new place, as on the projector's window. */
(function () {
  'use strict';
  var PARTS = ['x', 'y', 'width', 'height', 'cx', 'cy', 'r'], last = '', turn = 0;
  var length = Number(document.body.getAttribute('data-motion'));
  var frame = window.requestAnimationFrame;
  if (!frame || (window.matchMedia && matchMedia('(prefers-reduced-motion: reduce)').matches)) length = 0;
  function named(main) {
    var found = {}, times = {}, nodes = main.querySelectorAll('svg [data-key]'), i, name;
    for (i = 0; i < nodes.length; i++) {
      name = nodes[i].tagName + ' ' + nodes[i].getAttribute('data-key');
      times[name] = (times[name] || 0) + 1;
      found[name + ' ' + times[name]] = nodes[i];
    }
    return found;
  }
  function number(node, part) {
    var value = node.getAttribute(part);
    return value === null ? NaN : Number(value);
  }
  function ways(before, after) {
    var found = [], name, i, from, to;
    for (name in after) {
      if (!before[name]) { found.push([after[name], 'opacity', 0, 1]); continue; }
      for (i = 0; i < PARTS.length; i++) {
        from = number(before[name], PARTS[i]);
        to = number(after[name], PARTS[i]);
        if (from !== to && from === from && to === to) found.push([after[name], PARTS[i], from, to]);
      }
    }
    return found;
  }
  function set(list, share) {
    for (var i = 0; i < list.length; i++) list[i][0].setAttribute(list[i][1], list[i][2] + (list[i][3] - list[i][2]) * share);
  }
  function size(main) {
    var svg = main.querySelector('svg');
    return svg ? svg.getAttribute('viewBox') : '';
  }
  window.palabreShow = function (main, html) {
    if (html === last) return;
    last = html;
    var page = size(main), before = named(main), list, began = 0, mine = ++turn;
    main.innerHTML = html;
    if (!length || !page || page !== size(main)) return;
    list = ways(before, named(main));
    set(list, 0);
    function step(now) {
      if (mine !== turn) return;
      began = began || now;
      var share = Math.min(1, (now - began) / length);
      set(list, share < 0.5 ? 4 * share * share * share : 1 - Math.pow(2 - 2 * share, 3) / 2);
      if (share < 1) frame(step);
    }
    frame(step);
  };
})();
