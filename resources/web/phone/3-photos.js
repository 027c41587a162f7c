/* Photos: made small on the phone where it can, then sent. One script with its neighbours: see facilitator/web/assets.py. */
function shots() {
  each(all('.shot input'), function (input) {
    /* On the input itself: the page may be swapped while the camera is open. */
    input.onchange = function () {
      var file = input.files && input.files[0], step = current();
      if (!file || !step) return;
      var sent = { step: step, place: input.getAttribute('data-place'), id: fresh() }, label = one('span', input.parentNode), text = label.textContent;
      label.textContent = words.shot;
      input.disabled = true;
      say(words.shot);
      smaller(file, function (photo) {
        upload(sent, photo, function () {
          label.textContent = text;
          input.disabled = false;
          input.value = '';
        });
      });
    };
  });
}
/* Old browsers would draw a photo without turning it as the camera says: they send it as it is. */
function smaller(file, done) {
  var turns = window.CSS && CSS.supports && CSS.supports('image-orientation', 'from-image');
  if (!turns || !window.FileReader || !HTMLCanvasElement.prototype.toBlob) { done(file); return; }
  var reader = new FileReader(), image = new Image();
  reader.onerror = image.onerror = function () { done(file); };
  reader.onload = function () { image.src = reader.result; };
  image.onload = function () {
    var scale = Math.min(1, 1600 / Math.max(image.width, image.height)), canvas = make('canvas'), pen = canvas.getContext('2d');
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    try {
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) { done(blob && blob.size < file.size ? blob : file); }, 'image/jpeg', 0.85);
    } catch (e) { done(file); }
  };
  reader.readAsDataURL(file);
}
function upload(sent, photo, done) {
  var data = new FormData();
  for (var name in sent) data.append(name, sent[name]);
  data.append('photo', photo, 'photo');
  ask('POST', '/photo', data, function (status, answer) {
    done();
    if (status === 200) {
      say(words.sent);
      if (answer.view) show(answer.view);
      return;
    }
    var lost = status === 0 || status === 429 || status >= 500, box = make('section', 'kept');
    var button = make('button', 'plain', lost ? words.again : words.close);
    box.setAttribute('role', 'alert');
    box.appendChild(make('p', '', answer.error || words.noshot));
    button.type = 'button';
    button.onclick = function () {
      box.parentNode.removeChild(box);
      if (lost) { say(words.shot); upload(sent, photo, done); }
    };
    box.appendChild(button);
    doc.getElementById('kept').appendChild(box);
    box.scrollIntoView();
  });
}
