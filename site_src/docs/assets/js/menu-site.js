/*
 * <menu-site>: what the native popover of the menu leaves to do. It works without this file; with it,
 * the open menu never hides the focused element, and never stays in the top layer when the screen
 * widens enough to show it as a column. A link followed inside a popover closes it: it may lead into the same page.
 */
(() => {
  'use strict';

  class MenuSite extends HTMLElement {
    #abort = null;

    connectedCallback() {
      const menu = this.querySelector('[popover]');
      const button = document.querySelector("[popovertarget='menu']");
      if (!menu || !button || typeof menu.hidePopover !== 'function') return;

      // The column scrolls for itself: where one is must be in sight.
      const current = menu.querySelector('[aria-current]');
      if (current && current.offsetTop + current.offsetHeight > menu.clientHeight) {
        menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
      }

      this.#abort = new AbortController();
      const { signal } = this.#abort;
      const close = () => {
        if (menu.matches(':popover-open')) menu.hidePopover();
      };

      document.addEventListener(
        'focusin',
        (event) => {
          if (!menu.contains(event.target) && event.target !== button) close();
        },
        { signal },
      );
      document.addEventListener(
        'click',
        (event) => event.target.closest?.('[popover] a')?.closest('[popover]').hidePopover(),
        {
          signal,
        },
      );
      window.addEventListener(
        'resize',
        () => {
          if (getComputedStyle(button).display === 'none') close();
        },
        { signal },
      );
    }

    disconnectedCallback() {
      if (this.#abort) this.#abort.abort();
    }
  }

  customElements.define('menu-site', MenuSite);
})();
