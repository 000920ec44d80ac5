// First of all, so that the still picture for readers without script is not drawn for those with it.
document.documentElement.classList.add("live");
