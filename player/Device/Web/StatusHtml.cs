namespace Signage.Player.Web;

/// <summary>The status page itself: one file, no script from elsewhere.</summary>
internal static class StatusHtml
{
    public const string Text = """
        <!doctype html>
        <html lang="zh">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>播放器 Player</title>
        <style>
          body { font: 15px/1.5 system-ui, sans-serif; margin: 0; background: #0b1f33; color: #eef3f8; }
          main { max-width: 960px; margin: 0 auto; padding: 16px; }
          img { width: 100%; background: #000; border-radius: 6px; image-rendering: auto; }
          table { border-collapse: collapse; width: 100%; margin-top: 12px; }
          th, td { text-align: left; padding: 4px 10px 4px 0; border-bottom: 1px solid #24405c; vertical-align: top; }
          details { margin-top: 12px; } pre { font-size: 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
          th { width: 12em; color: #9db7d0; font-weight: normal; }
        </style>
        </head>
        <body><main>
        <h1 id="name">播放器 Player</h1>
        <img id="picture" alt="当前画面 / what is on the screen">
        <table id="facts"></table>
        <details id="said"><summary>运行日志 log</summary><pre id="log"></pre></details>
        </main>
        <script>
          const lanes = { picture: '画面 picture', ticker: '字幕 ticker', sound: '声音 sound' };
          const rows = s => [
            ['状态 screen', s.screen], ['连接 link', s.link],
            ...s.on.map(o => ['正在播出 on: ' + lanes[o.lane], o.title + ' (' + o.asset + ')']),
            ...s.next.map(o => ['接下来 next: ' + lanes[o.lane], o.title + ' ' + o.plannedStart]),
            ['播出令 order', s.order ?? '-'], ['日志 journal', s.sequence + ' / 回执 receipted ' + s.receipted],
            ['帧 frames', s.framesShown + ' / 迟 late ' + s.framesLate], ['时钟 clock', s.clock],
            ...(s.stick ? [['U 盘 stick', s.stick]] : []),
            ['拒收 refused', s.refused ?? '-'], ...s.power.map(p => ['电源 power', p]),
            ['故障 faults', s.faults.join('; ') || '-'],
          ];
          async function look() {
            try {
              const s = await (await fetch('status')).json();
              document.getElementById('name').textContent = s.endpoint;
              const table = document.getElementById('facts');
              table.replaceChildren(...rows(s).map(([name, value]) => {
                const row = document.createElement('tr');
                row.append(Object.assign(document.createElement('th'), { textContent: name }),
                  Object.assign(document.createElement('td'), { textContent: value }));
                return row;
              }));
              if (document.getElementById('said').open)
                document.getElementById('log').textContent = await (await fetch('log')).text();
              document.getElementById('picture').src = 'preview.png?' + Date.now();
            } catch { document.getElementById('name').textContent = '播放器未运行 / the player is not running'; }
          }
          look(); setInterval(look, 1000);
        </script>
        </body></html>
        """;
}
