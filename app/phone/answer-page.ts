document.getElementById('x')
