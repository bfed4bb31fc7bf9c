// On a forwarding stub: goes to the page that its link names and keeps the fragment, which the refresh would lose.
location.replace(document.links[0].href + location.hash);
