/* Enter among one-line fields: on to the next line, which opens where it is folded, then to the next field; it sends from the last field only, and never what a group writes together. Ctrl+Enter sends from anywhere. One script with its neighbours: see facilitator/web/assets.py. */
function enter(event) {
  var input = event.target, form = input.form, step = form && form.getAttribute('data-step'), next;
  if (!step || event.keyCode !== 13 || event.isComposing) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    one('.primary', form).click();
    return;
  }
  if (input.tagName !== 'INPUT' || !/^(text|number)$/.test(input.type)) return;
  next = following(form, input);
  if (!next && !one('.team')) return;
  event.preventDefault();
  if (!next) next = one('.primary', form);
  else if (next.parentNode.hidden) {
    next.parentNode.setAttribute('data-open', '1');
    reveal(next.parentNode.parentNode);
  }
  next.focus();
}
/* An empty line is done with its field; a folded line opens only after one with words. */
function following(form, input) {
  var found = null, past = false, field = input.parentNode.parentNode;
  each(form.querySelectorAll('input,textarea,select'), function (other) {
    var same = /line/.test(input.parentNode.className) && other.parentNode.parentNode === field;
    if (past && !found && !/^(hidden|file)$/.test(other.type) && (same ? input.value : !other.parentNode.hidden)) found = other;
    if (other === input) past = true;
  });
  return found;
}
