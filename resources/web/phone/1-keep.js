/* What is kept on the phone, and how the laptop is asked. One script with its neighbours: see facilitator/web/assets.py. */
var doc = document, body = doc.body, main = doc.getElementById('main');
var net = doc.getElementById('net'), live = doc.getElementById('live');
var stamp = body.getAttribute('data-stamp'), base = body.getAttribute('data-live');
var me = body.getAttribute('data-me'), busy = false, stale = false, tries = 0, heard = 0, asking = 0;
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
function list(name, value) {
  if (value !== undefined) save(name, value.length ? JSON.stringify(value) : null);
  try { return JSON.parse(load(name)) || []; } catch (e) { return []; }
}
function queue(value) { return list('queue', value); }
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
    if (input.name && input.type !== 'hidden' && input.type !== 'file' && input.type !== 'submit' && input.tagName !== 'BUTTON') call(input);
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
  request.timeout = data && data.append ? 90000 : 12000;
  request.setRequestHeader('Accept', 'application/json; view=html');
  if (data !== null && !data.append) request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
  request.onload = request.onerror = request.ontimeout = request.onabort = end;
  try { request.send(data); } catch (e) { end(); }
}
