// Takes the token out of the address, so that it stands in no history, and gives it to the desk for a cookie.

const state = document.getElementById('state');
const form = document.getElementById('enter');

async function open(token) {
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (answer.ok) {
    location.replace(location.pathname + location.search);
    return;
  }
  state.textContent = 'This token is none of this desk. Open the address that the server printed last.';
  form.hidden = false;
  document.getElementById('token').focus();
}

const token = new URLSearchParams(location.hash.slice(1)).get('token');
history.replaceState(null, '', location.pathname + location.search);
if (token) {
  open(token);
} else {
  state.textContent = 'This browser has no token for the desk.';
  form.hidden = false;
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  open(document.getElementById('token').value.trim());
});
